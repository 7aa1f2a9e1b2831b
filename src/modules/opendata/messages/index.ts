import type { Catalogue } from '#platform/i18n/lang.ts'
import { agendaEn } from './agenda-en.ts'
import { type AgendaMessages, agendaFr } from './agenda-fr.ts'
import { apiEn } from './api-en.ts'
import { apiFr } from './api-fr.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

export type ApiMessages = typeof apiFr
export type Messages = typeof fr

export const agendaMessages: Catalogue<AgendaMessages> = { fr: agendaFr, en: agendaEn }
export const apiMessages: Catalogue<ApiMessages> = { fr: apiFr, en: apiEn }
export const messages: Catalogue<Messages> = { fr, en }
