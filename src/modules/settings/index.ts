export { inLang, type SiteSettings } from './model.ts'
export * from './policy.ts'
export { keepLogo } from './save-logo.ts'
export { siteSettings } from './site-settings.ts'
