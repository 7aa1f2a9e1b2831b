import { type Column, column } from '#platform/csv.ts'
import type { ExpertSheet, Word } from './model.ts'

const codes = (words: Word[]) => words.map(({ code }) => code)

/** The fields of `/experts.csv`: what the sheets say, and no way to reach anybody but their page. */
export const expertColumns: readonly Column<ExpertSheet>[] = [
  column(
    'identifiant',
    'string',
    'Identifiant, dernier élément de l’adresse de la fiche',
    'Identifier, last element of the page’s address',
    (row) => row.slug,
  ),
  column('nom', 'string', 'Nom', 'Name', (row) => row.name),
  column(
    'resume',
    'string',
    'En une phrase',
    'In one sentence',
    (row, lang) => (lang === 'en' ? row.headlineEn : null) ?? row.headlineFr,
  ),
  column('themes', 'list', 'Thèmes : codes', 'Themes: codes', (row) => codes(row.themes)),
  column('mots_cles', 'list', 'Mots-clés', 'Keywords', (row) => row.keywords),
  column('publics', 'list', 'Publics : codes', 'Audiences: codes', (row) => codes(row.audiences)),
  column('formats', 'list', 'Formats : codes', 'Formats: codes', (row) => codes(row.formats)),
  column('langues', 'list', 'Langues (BCP 47)', 'Languages (BCP 47)', (row) => codes(row.languages)),
  column(
    'commune',
    'string',
    'Commune de départ : code INSEE',
    'Municipality: INSEE code',
    (row) => row.commune.code,
  ),
  column('commune_nom', 'string', 'Commune de départ : nom', 'Municipality: name', (row) => row.commune.name),
  column(
    'distance_km',
    'integer',
    'Distance acceptée, en kilomètres ; vide : sans limite',
    'Distance accepted, in kilometres; empty: any',
    (row) => row.travelKm,
  ),
  column('disponibilites', 'string', 'Disponibilités', 'Availability', (row) => row.availability),
  column(
    'conditions',
    'string',
    'Conditions : free, expenses, negotiable, paid',
    'Terms: free, expenses, negotiable, paid',
    (row) => row.fee,
  ),
  column(
    'conditions_detail',
    'string',
    'Précisions sur les conditions',
    'Details of the terms',
    (row) => row.feeNote,
  ),
  column(
    'structure',
    'string',
    'Structure',
    'Organisation',
    (row) => row.organisation?.name ?? row.affiliation,
  ),
  column(
    'structure_identifiant',
    'string',
    'Identifiant de la structure dans l’annuaire',
    'Identifier of the organisation in the directory',
    (row) => row.organisation?.slug ?? null,
  ),
  column('orcid', 'string', 'ORCID', 'ORCID', (row) => row.orcid),
  column('demonstration', 'boolean', 'Fiche de démonstration', 'Demonstration sheet', (row) => row.demo),
  column('mise_a_jour', 'date', 'Mise à jour', 'Updated', (row) => row.updatedAt.toISOString().slice(0, 10)),
]
