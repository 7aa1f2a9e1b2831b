import type { Lang } from '#platform/i18n/lang.ts'
import type { FittingFunding } from '../funding-model.ts'
import { diagnosisMessages } from '../messages/diagnosis.ts'
import type { SheetProps } from './sheet-props.ts'

/** Standing ways to be funded that fit the territory, each with the document that names it: nobody checked since. */
export function FundingList({
  lang,
  funding,
  sources,
}: {
  lang: Lang
  funding: FittingFunding[]
  sources: SheetProps['sources']
}) {
  const t = diagnosisMessages[lang]
  return (
    <>
      <h3>{t.funding}</h3>
      {funding.length === 0 ? (
        <p>{t.noFunding}</p>
      ) : (
        <>
          <p>{t.fundingLead}</p>
          <ul>
            {funding.map((each) => {
              const said = [
                t.fundingHolder(each.holder[lang]),
                ...(each.forWhom ? [t.fundingFor(each.forWhom[lang])] : []),
                ...(each.forWhat ? [t.fundingWhat(each.forWhat[lang])] : []),
                ...(each.applicant ? [t.fundingVia(each.applicant.name)] : []),
              ]
              return (
                <li key={each.code}>
                  <strong>{each.name[lang]}</strong>. {said.join('. ')}.{' '}
                  {each.url && (
                    <>
                      <a href={each.url} rel="external">
                        {t.fundingPage}
                      </a>
                      .{' '}
                    </>
                  )}
                  {each.note && <span class="dim">{each.note[lang]} </span>}
                  <span class="dim">
                    {t.fundingCheck(sources.get(each.source)?.title ?? each.source, each.page, each.dated)}.
                  </span>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </>
  )
}
