import { alertsEn } from './alerts-en.ts'
import { alertsFr } from './alerts-fr.ts'
import { careEn } from './care-en.ts'
import { careFr } from './care-fr.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { viewsEn } from './views-en.ts'
import { viewKinds, viewsFr } from './views-fr.ts'

export const messages = { fr, en }
export const alertMessages = { fr: alertsFr, en: alertsEn }
export const careMessages = { fr: careFr, en: careEn }
export const viewMessages = { fr: viewsFr, en: viewsEn, kinds: viewKinds }
