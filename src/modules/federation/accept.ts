/** How much a reader wants an activity, and a page, by its `Accept` (RFC 9110, 12.5.1): from 0 to 1. */
function wishes(accept: string): { activity: number; page: number } {
  const ranges = accept.slice(0, 1000).split(',').map(readRange)
  const most = (fits: (type: string, profile: string) => boolean) =>
    Math.max(0, ...ranges.filter(({ type, profile }) => fits(type, profile)).map(({ weight }) => weight))
  return {
    activity: most(
      (type, profile) =>
        type === 'application/activity+json' ||
        // Linked data at large may be another vocabulary's: ActivityPub names its own (3.2).
        (type === 'application/ld+json' && profile.includes('https://www.w3.org/ns/activitystreams')),
    ),
    page: most((type) => type === 'text/html' || type === 'application/xhtml+xml'),
  }
}

function readRange(range: string): { type: string; profile: string; weight: number } {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim())
  const parameter = (name: string) =>
    parameters
      .find((each) => each.toLowerCase().startsWith(`${name}=`))
      ?.slice(name.length + 1)
      .replaceAll('"', '')
  const weight = Number(parameter('q') ?? 1)
  return {
    type: type.toLowerCase(),
    profile: parameter('profile') ?? '',
    weight: weight >= 0 && weight <= 1 ? weight : 0,
  }
}

/** Whether a reader of a page's address asks for the activity instead: programs name it, browsers never do. */
export function asksForActivity(accept: string | undefined): boolean {
  const { activity, page } = wishes(accept ?? '')
  return activity > 0 && activity >= page
}

/** Whether a reader of an activity's address is a person with a browser. */
export function asksForPage(accept: string | undefined): boolean {
  const { activity, page } = wishes(accept ?? '')
  return page > activity
}
