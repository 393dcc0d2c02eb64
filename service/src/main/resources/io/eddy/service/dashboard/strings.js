// The texts of the page. A further language is one more JSON file and its code in LANGUAGES.
const LANGUAGES = ['en'];

/** Loads the first of the wished languages that there is. */
export async function loadStrings(wished) {
  const language = wished.map((tag) => tag.split('-')[0]).find((code) => LANGUAGES.includes(code))
      ?? LANGUAGES[0];
  const answer = await fetch(`/dashboard/${language}.json`);
  const texts = await answer.json();
  /** The text of a key, with {name} replaced by the value of that name. */
  const text = (key, values = {}) => {
    const found = texts[key] ?? key;
    return found.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
  };
  text.language = language;
  return text;
}
