const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]

/** What a browser would send of the first form that a page posts: each field with what stands in it. */
export async function fieldsOf(answer: Response): Promise<Record<string, string[]>> {
  const html = await answer.text()
  const form = html.slice(html.indexOf('<form method="post"'))
  const fields: Record<string, string[]> = {}
  const add = (name: string, value: string) => {
    fields[name] = [...(fields[name] ?? []), plain(value)]
  }
  for (const [tag] of form.matchAll(/<input(?:"[^"]*"|[^">])*>/g)) {
    const name = attribute(tag, 'name')
    const isBox = /type="(checkbox|radio)"/.test(tag)
    if (name && (!isBox || /\schecked/.test(tag))) add(name, attribute(tag, 'value') ?? '')
  }
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g))
    add(attribute(tag, 'name') ?? '', text.replace(/^\n/, ''))
  for (const [, tag = '', list = ''] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const options = [...list.matchAll(/<option[^>]*>/g)].map(([option]) => option)
    const chosen = options.find((option) => /\sselected/.test(option)) ?? options[0] ?? ''
    add(attribute(tag, 'name') ?? '', attribute(chosen, 'value') ?? '')
  }
  return fields
}
