/**
 * The query string of a view, written so that people can read and edit it: values as they are, without JSON quotes,
 * and with `/ : ,` left alone.
 */
export function stringifySearch(search: Record<string, unknown>): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined || value === null || value === '') continue;
    const text = encodeURIComponent(`${value}`).replace(/%(2F|3A|2C)/g, decodeURIComponent);
    parts.push(`${encodeURIComponent(name)}=${text}`);
  }
  return parts.length ? `?${parts.join('&')}` : '';
}

/** Every value stays text; `parseSearch` of search.ts gives them their types. */
export function parseSearchText(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}
