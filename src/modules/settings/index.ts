export { inLang, type SiteSettings } from './model.ts'
export * from './policy.ts'
export { siteSettings } from './site-settings.ts'
