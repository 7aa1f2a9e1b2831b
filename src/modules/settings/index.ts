export { type SiteSettings, siteSettings } from './site-settings.ts'
