/** The button that prints; everything else on these pages works without script. */

for (const button of document.querySelectorAll(".print")) {
  button.addEventListener("click", () => window.print());
}
