/** A page of text that the region wrote in Markdown; `html` comes sanitised, `textLang` says its language when it is not the page's. */
export function WrittenPage({ title, html, textLang }: { title: string; html: string; textLang?: string }) {
  return (
    <div class="wrap block prose-page">
      <h1>{title}</h1>
      <div class="prose" lang={textLang} dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  )
}
