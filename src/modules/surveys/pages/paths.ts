/** The back office of surveys. */
export const managePath = '/administration/enquetes'
export const surveysPath = `${managePath}/questionnaires`

/** The back-office page of a campaign, or what stands under it. */
export const campaignPath = (slug: string, under = ''): string =>
  `${managePath}/campagnes/${slug}${under ? `/${under}` : ''}`
