import { diagnosisEn } from './diagnosis-en.ts'
import { diagnosisFr } from './diagnosis-fr.ts'

export const diagnosisMessages = { fr: diagnosisFr, en: diagnosisEn }
