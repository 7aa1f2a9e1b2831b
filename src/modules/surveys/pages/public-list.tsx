import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Pagination } from '#ui/pagination.tsx'
import { Said } from '#ui/said.tsx'
import { answerMessages } from '../messages/index.ts'
import { introWords, titleOf, titleWords } from '../messages/words.ts'
import type { Campaign } from '../model.ts'

/** `/enquetes`: what is asked now, what was found. */
export function PublicList(props: {
  lang: Lang
  inRegion: string
  open: { campaign: Campaign; code: string | null }[]
  published: Campaign[]
  page: number
  pages: number
}) {
  const { lang, inRegion, open, published, page, pages } = props
  const t = answerMessages[lang].list
  return (
    <div class="wrap block">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(inRegion)}</p>
      <section aria-labelledby="en-cours">
        <h2 id="en-cours">{t.open}</h2>
        {open.length === 0 ? (
          <p>{t.noneOpen}</p>
        ) : (
          <ul class="plain ways">
            {open.map(({ campaign, code }) => (
              <li key={campaign.id} class="card territory">
                <h3>
                  <Said lang={lang} words={titleWords(campaign)} />
                </h3>
                {campaign.demo && <p class="where">{t.demo}</p>}
                {campaign.closesOn && (
                  <p class="where">
                    {t.until(formatShortDate(lang, new Date(`${campaign.closesOn}T12:00:00Z`)))}
                  </p>
                )}
                <p>
                  <Said lang={lang} words={introWords(campaign)} />
                </p>
                {code ? (
                  <p class="actions">
                    <a class="btn" href={localPath(lang, `/enquetes/lien/${code}`)}>
                      {t.answer}
                      <span class="sr"> : {titleOf(lang, campaign)}</span>
                    </a>
                  </p>
                ) : (
                  <p>{t.byInvitation}</p>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="resultats">
        <h2 id="resultats">{t.published}</h2>
        {published.length === 0 ? (
          <p>{t.nonePublished}</p>
        ) : (
          <ul class="plain ways">
            {published.map((campaign) => (
              <li key={campaign.id} class="card territory">
                <h3>
                  <a href={localPath(lang, `/enquetes/${campaign.slug}/resultats`)}>
                    <Said lang={lang} words={titleWords(campaign)} />
                  </a>
                </h3>
                {campaign.demo && <p class="where">{t.demo}</p>}
                <p class="where">
                  {campaign.publishedAt && formatShortDate(lang, campaign.publishedAt)}
                  {' · '}
                  {t.answered(campaign.completed)}
                </p>
                <p>
                  <Said lang={lang} words={introWords(campaign)} />
                </p>
              </li>
            ))}
          </ul>
        )}
        <Pagination lang={lang} page={page} pages={pages} href={(to) => `/enquetes?page=${to}`} />
      </section>
      <p>
        <a href={localPath(lang, '/observatoire/etudes')}>{t.studies}</a>
      </p>
    </div>
  )
}
