/** An address of a page, completed when its beginning was left out; null when it is none. */
export function readWebAddress(text: string): string | null {
  const url = URL.parse(
    /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d/.test(text) ? text : `https://${text}`,
  )
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.') || url.username) return null
  return url.href.length <= 2000 ? url.href : null
}
