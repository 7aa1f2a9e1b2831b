import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import type { FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { campaignInput, checkCampaign, readCampaign, targetField, targetsIn } from '../campaign-form.ts'
import { progressByStratum } from '../follow-store.ts'
import type { CampaignInput } from '../form-model.ts'
import { campaignMessages } from '../messages/index.ts'
import { type Campaign, dayIn } from '../model.ts'
import { previewFrame } from '../open-campaign.ts'
import { CampaignForm } from '../pages/campaign-form.tsx'
import { CampaignFrame, type Notice } from '../pages/campaign-frame.tsx'
import { campaignPath } from '../pages/paths.ts'
import { canRunSurveys } from '../policy.ts'
import { inProportion, stratumKey, stratumOf } from '../quota-model.ts'
import { changeCampaign } from '../save-campaign.ts'
import { strataLabels } from '../strata-labels.ts'
import { attempt } from './campaigns.tsx'
import { askedCampaign, campaignView } from './kept.tsx'

/** `GET …/{slug}/reglages` */
export async function settingsForm(c: Context<Env>): Promise<Response> {
  authorise(canRunSurveys, c.get('actor'), undefined)
  const campaign = await askedCampaign(c)
  return showSettings(c, campaign, campaignInput(campaign), [], null)
}

/** `POST …/{slug}/reglages` */
export async function sendSettings(c: Context<Env>): Promise<Response> {
  authorise(canRunSurveys, c.get('actor'), undefined)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const campaign = await askedCampaign(c)
  const body = await c.req.parseBody()
  const input = readCampaign(body)
  if (body.acte === 'repartir') return spreadTargets(c, campaign, input)
  const checked = checkCampaign(lang, input, dayIn(now()))
  if ('errors' in checked) return showSettings(c, campaign, input, checked.errors, null)
  return attempt(c, campaign, 'enregistre', () =>
    changeCampaign(db, c.get('actor'), { slug: campaign.slug, settings: checked.value }, now()),
  )
}

/** Shows the form again with targets in proportion to the frame: nothing is kept before somebody saves it. */
async function spreadTargets(c: Context<Env>, campaign: Campaign, input: CampaignInput): Promise<Response> {
  const t = campaignMessages[c.get('lang')].targets
  const total = /^[1-9]\d{0,5}$/.test(input.quota) ? Number(input.quota) : null
  if (total === null)
    return showSettings(c, campaign, input, [{ field: 'quota', message: t.spreadFirst }], null)
  const targets = JSON.stringify(inProportion(total, await strataOf(c, campaign)))
  return showSettings(c, campaign, { ...input, targets }, [], { kind: 'success', text: t.spreadDone })
}

/** How many contacts each stratum has, or would have if the campaign opened now. */
async function strataOf(c: Context<Env>, campaign: Campaign): Promise<Record<string, number>> {
  const { db } = c.get('services')
  if (campaign.state !== 'draft') return campaign.margins.strata ?? {}
  const [frame, added] = await Promise.all([
    previewFrame(db, campaign.frameQuery),
    progressByStratum(db, campaign.id),
  ])
  const strata = { ...frame.margins.strata }
  for (const stratum of added)
    strata[stratumKey(stratum)] = (strata[stratumKey(stratum)] ?? 0) + stratum.contacts
  return strata
}

async function showSettings(
  c: Context<Env>,
  campaign: Campaign,
  input: CampaignInput,
  errors: FieldError[],
  notice: Notice,
) {
  const lang = c.get('lang')
  const typed = targetsIn(input)
  const counts = await strataOf(c, campaign)
  const labels = await strataLabels(c.get('services').db, lang)
  const strata = [...new Set([...Object.keys(counts), ...Object.keys(typed)])].map((key) => {
    const { type, departement } = stratumOf(key)
    return {
      field: targetField(key),
      label: `${labels.type(type)}, ${labels.departement(departement)}`,
      contacts: counts[key] ?? 0,
      value: String(typed[key] ?? ''),
    }
  })
  return renderPage(
    c,
    campaignView(c, campaign, 'reglages', errors.length > 0 ? 422 : 200),
    <CampaignFrame lang={lang} campaign={campaign} part="reglages" notice={notice}>
      <CampaignForm
        lang={lang}
        action={campaignPath(campaign.slug, 'reglages')}
        input={input}
        errors={errors}
        surveys={null}
        strata={strata.sort(
          (one, other) => other.contacts - one.contacts || one.label.localeCompare(other.label, lang),
        )}
        open={campaign.state !== 'draft'}
      />
    </CampaignFrame>,
  )
}
