"""The aiohttp application: pages, the chat's HTTP contract, health."""
