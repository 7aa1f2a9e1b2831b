import { expect, test } from 'vitest'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { aTool } from './testing.ts'

const db = await testDatabase()
await seedTerritories(db)
const app = createApp(testServices(db))

async function jsonLd(path: string): Promise<Record<string, unknown>> {
  const page = await (await app.request(path)).text()
  const all = [...page.matchAll(/<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/g)]
  return all.flatMap(([, text]) => JSON.parse(text ?? '')).find((each) => each['@type'] === 'Product')
}

test('a tool says to machines what it is, at what price it is lent and by whom', async () => {
  await aTool(db)
    .named('Malle « du ciel » </script>')
    .withCopies(1)
    .with({ price: 40, titleEn: 'Sky kit' })
    .save()
  const [path] = (await db.selectFrom('tool').select('slug').execute()).map(({ slug }) => `/outils/${slug}`)
  expect(await jsonLd(path ?? '')).toMatchObject({
    name: 'Malle « du ciel » </script>',
    description: 'Pour essayer.',
    category: 'Malle, kit',
    offers: {
      businessFunction: 'http://purl.org/goodrelations/v1#LeaseOut',
      availability: 'https://schema.org/InStock',
      price: 40,
      priceCurrency: 'EUR',
      offeredBy: { '@type': 'Organization', name: 'Prêteur d’essai' },
    },
  })
  expect((await jsonLd(`/en${path}`)).name).toBe('Sky kit')
})

test('an information sheet offers nothing; a tool without a copy is out of stock, without a price unless it has one', async () => {
  const sheet = await aTool(db).named('Fiche seule').with({ lendable: false }).save()
  expect(await jsonLd(`/outils/${sheet.slug}`)).not.toHaveProperty('offers')
  const none = await aTool(db).named('Sans exemplaire').save()
  const { offers } = (await jsonLd(`/outils/${none.slug}`)) as { offers: object }
  expect(offers).toMatchObject({ availability: 'https://schema.org/OutOfStock' })
  expect(offers).not.toHaveProperty('price')
})
