/** "Delete this conversation", with a question before. */

/**
 * Make the button work.
 *
 * @param {function} onDelete called once the person said yes.
 */
export function startDeletion(onDelete) {
  const open = document.getElementById("delete");
  const confirm = document.getElementById("delete-confirm");
  const show = (shown) => {
    confirm.hidden = !shown;
    open.hidden = shown;
    open.setAttribute("aria-expanded", String(shown));
  };
  const cancel = () => {
    show(false);
    open.focus();
  };
  open.addEventListener("click", () => {
    show(true);
    document.getElementById("delete-no").focus();
  });
  document.getElementById("delete-no").addEventListener("click", cancel);
  confirm.addEventListener("keydown", (event) => {
    if (event.key === "Escape") cancel();
  });
  document.getElementById("delete-yes").addEventListener("click", () => {
    show(false);
    onDelete();
  });
}
