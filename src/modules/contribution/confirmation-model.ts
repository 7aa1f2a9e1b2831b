/** The yearly question: when it is asked, how long it may be answered, when it is asked again. */
export const confirmation = {
  /** An organisation is asked once its record was neither confirmed nor edited by its people for this long. */
  everyDays: 365,
  /** The link opens for this long. */
  openDays: 60,
  /** One reminder, after this long without an answer. */
  remindDays: 21,
  /** Organisations asked in one run at most: kind to mail servers, and to those who answer questions. */
  perRun: 40,
  /** Questions in a row without an answer before the record is said unconfirmed. */
  silences: 2,
} as const
