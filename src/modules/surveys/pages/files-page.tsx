import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Pagination } from '#ui/pagination.tsx'
import type { Question } from '../definition-model.ts'
import { campaignMessages } from '../messages/index.ts'
import { sizeIn, wordsIn } from '../messages/words.ts'
import type { Campaign } from '../model.ts'
import { CampaignFrame } from './campaign-frame.tsx'
import { campaignPath } from './paths.ts'

type FilesProps = {
  lang: Lang
  campaign: Campaign
  questions: Question[]
  files: { id: string; question: string; name: string; bytes: number }[]
  total: { count: number; bytes: number }
  /** How many archives hold them all. */
  lots: number
  page: number
  pages: number
}

/** `…/fichiers`: what people joined to their answers, without anything that says who. */
export function FilesPage({ lang, campaign, questions, files, total, lots, page, pages }: FilesProps) {
  const t = campaignMessages[lang].files
  const path = localPath(lang, campaignPath(campaign.slug, 'fichiers'))
  const label = (code: string) => {
    const question = questions.find((each) => each.code === code)
    return question ? wordsIn(lang, question.label) : code
  }
  return (
    <CampaignFrame lang={lang} campaign={campaign} part="fichiers">
      <section aria-labelledby="fichiers">
        <h2 id="fichiers">{t.title}</h2>
        <p>{campaign.cutsLink ? t.leadCut : t.leadKept}</p>
        {files.length === 0 ? (
          <p>{campaign.linkCutAt ? t.erased : t.none}</p>
        ) : (
          <>
            <p class="actions">
              {Array.from({ length: lots }, (_, at) => (
                <a key={at} class="btn" href={`${path}.zip${at > 0 ? `?lot=${at + 1}` : ''}`} download>
                  {lots === 1 ? t.all : t.lot(at + 1, lots)}
                </a>
              ))}
            </p>
            <p class="dim">
              {t.count(total.count)}, {sizeIn(lang, total.bytes)}. {t.care}
            </p>
            <div class="table-scroll" role="group" tabindex={0} aria-label={t.title}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t.file}</th>
                    <th scope="col">{t.question}</th>
                    <th scope="col" class="n">
                      {t.size}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {files.map((file) => (
                    <tr key={file.id}>
                      <th scope="row">
                        <a href={`${path}/${file.id}`} download>
                          {file.name}
                        </a>
                      </th>
                      <td>{label(file.question)}</td>
                      <td class="n">{sizeIn(lang, file.bytes)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <Pagination
              lang={lang}
              page={page}
              pages={pages}
              href={(to) => `${campaignPath(campaign.slug, 'fichiers')}?page=${to}`}
            />
          </>
        )}
      </section>
    </CampaignFrame>
  )
}
