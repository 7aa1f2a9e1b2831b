/** A mark that must never be read as markup: closes an attribute, an element and a script, opens others. */
export const markup = (mark: string) =>
  `${mark}"><img src=x onerror=zq()><script>zq()</script></script><svg/onload=zq()>' zq="1`

/** What would be left of it where it was not escaped; the end of a signed link may well be `zQ`. */
export const unescaped = /(?<![\w-])zq\d*">|<img src=x onerror|<script>zq|<svg\/onload/i

/** Addresses that are none of the web's, or hide what they are. */
export const badAddresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript://example.org/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://example.org/x',
  'https://example.org/"><script>zq()</script>',
]

/** What a spreadsheet would run. */
export const formulas = [
  '=HYPERLINK("https://evil.example","ici")',
  "+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  '@SUM(1+1)',
  '＝1+1',
  '=1+1\r\n=2+2',
]

/** Paths that try to leave, or to break what reads them. */
export const badSegments: Record<string, string> = {
  'two dots': '..%2f..%2f..%2fetc%2fpasswd',
  'two dots, encoded twice': '%252e%252e%252fetc%252fpasswd',
  backslashes: '..%5c..%5cwindows%5cwin.ini',
  'an absolute path': '%2fetc%2fpasswd',
  NUL: 'a%00.webp',
  'a broken encoding': '%ff%fe%e0',
  'a key of every object': '__proto__',
  'quotes and SQL': "'%20OR%201=1--",
  'five thousand characters': 'a'.repeat(5000),
}

/** Words for a database that would run them. */
export const sqlWords = [
  "' OR '1'='1",
  "'; DROP TABLE person; --",
  '1) UNION SELECT 1,2,3--',
  "\\'; SELECT pg_sleep(9)--",
  '%27',
  '\0',
  '\ud800',
]

/** Every parameter that a list, a page or an export reads. */
export const queryNames = [
  ...['q', 'page', 'avant', 'fait', 'retour', 'section', 's', 'role', 'retablir', 'p', 'k', 'nom', 'commune'],
  ...[
    'jeton',
    'issue',
    'hauteur',
    'genre',
    'fond',
    'etat',
    'enregistre',
    'compte',
    'adresse',
    'bbox',
    'couches',
  ],
  ...[
    'dans',
    'ou',
    'pres',
    'rayon',
    'sorte',
    'tri',
    'v',
    'code',
    'state',
    'type',
    'theme',
    'territoire',
    'de',
    'a',
  ],
  ...[
    'action',
    'objet',
    'personne',
    'origine',
    'depuis',
    'jusqua',
    'limit',
    'cursor',
    'after',
    'updated_since',
  ],
]
