// Runs before the page is first painted, and is no module for its sake. Words that the reader's language or the address
// is about to replace are not shown until they are (page.css): what lies below would move before the reader's eyes.

{
  const wish = new URLSearchParams(location.hash.slice(1));
  const language = wish.get("lang") ?? navigator.language;
  const awaited = !/^en\b/.test(language) || wish.has("figure") || wish.has("guide");
  document.documentElement.toggleAttribute("data-awaited", awaited);
}
