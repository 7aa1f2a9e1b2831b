import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from './messages/index.ts'
import type { ToolSheet } from './model.ts'

/**
 * A tool for machines (schema.org): a product that is leased out (GoodRelations `LeaseOut`), at its price a loan when it is said. An information sheet is offered by
 * nobody here.
 */
export function toolJsonLd(sheet: ToolSheet, { origin, lang }: { origin: string; lang: Lang }): object {
  const url = origin + localPath(lang, `/outils/${sheet.slug}`)
  const said = (fr: string | null, en: string | null) => (lang === 'en' ? en : null) ?? fr
  const description = said(sheet.summaryFr, sheet.summaryEn)
  const { holder, price } = sheet
  const seller = holder && {
    '@type': 'Organization',
    name: holder.name,
    ...(holder.slug && { url: origin + localPath(lang, `/annuaire/${holder.slug}`) }),
  }
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    '@id': url,
    url,
    name: said(sheet.titleFr, sheet.titleEn),
    category: messages[lang].kinds[sheet.kind],
    ...(description && { description }),
    ...(sheet.photos.length > 0 && {
      image: sheet.photos.map(
        ({ id, widths }) => `${origin}/fichiers/outil/${id}/${Math.max(...widths)}.webp`,
      ),
    }),
    ...(sheet.lendable && {
      offers: {
        '@type': 'Offer',
        url,
        businessFunction: 'http://purl.org/goodrelations/v1#LeaseOut',
        availability: `https://schema.org/${sheet.copies.lent > 0 ? 'InStock' : 'OutOfStock'}`,
        ...(price !== null && { price, priceCurrency: 'EUR' }),
        ...(seller && { offeredBy: seller }),
      },
    }),
  }
}
