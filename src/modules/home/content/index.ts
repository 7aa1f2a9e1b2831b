import { accessibility as accessibilityEn } from './en/accessibility.ts'
import { ecodesignCriteria as criteriaEn, ecodesign as ecodesignEn } from './en/ecodesign.ts'
import { help as helpEn } from './en/help.ts'
import { legal as legalEn } from './en/legal.ts'
import { privacy as privacyEn } from './en/privacy.ts'
import { accessibility as accessibilityFr } from './fr/accessibility.ts'
import { ecodesignCriteria as criteriaFr, ecodesign as ecodesignFr } from './fr/ecodesign.ts'
import { help as helpFr } from './fr/help.ts'
import { legal as legalFr } from './fr/legal.ts'
import { privacy as privacyFr } from './fr/privacy.ts'

/** The text pages, by language. */
export const content = {
  fr: {
    accessibility: accessibilityFr,
    ecodesign: ecodesignFr,
    ecodesignCriteria: criteriaFr,
    help: helpFr,
    legal: legalFr,
    privacy: privacyFr,
  },
  en: {
    accessibility: accessibilityEn,
    ecodesign: ecodesignEn,
    ecodesignCriteria: criteriaEn,
    help: helpEn,
    legal: legalEn,
    privacy: privacyEn,
  },
}
