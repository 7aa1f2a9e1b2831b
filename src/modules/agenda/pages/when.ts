// The agenda says moments as the whole site does.
export { clock, whenInWords } from '#platform/i18n/when.ts'
