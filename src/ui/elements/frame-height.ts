/**
 * On a page shown in another site's frame: tells the page around how high it is, as it changes and when asked, so that the frame may fit
 * (`embed.ts` does it there). Nothing but a height is told, to whoever frames the page.
 */
const content = document.querySelector('main')
const tell = () => {
  const height = Math.ceil(content?.getBoundingClientRect().height ?? 0)
  if (height > 0) window.parent.postMessage({ maillage: 'height', height }, '*')
}

if (content && window.parent !== window) {
  new ResizeObserver(tell).observe(content)
  addEventListener('message', (event) => {
    if (event.source === window.parent && event.data?.maillage === 'ask') tell()
  })
}
