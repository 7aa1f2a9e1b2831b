import { Conflict } from '#platform/errors.ts'
import type { EditableOrganisation } from './editing-model.ts'
import type { ProfileField } from './model.ts'

/** The record changed in between: on which fields, and what it says now, so that nothing is overwritten in silence. */
export class EditConflict extends Conflict {
  readonly conflicting: ProfileField[]
  readonly present: EditableOrganisation
  constructor(conflicting: ProfileField[], present: EditableOrganisation) {
    super('changed in between')
    this.conflicting = conflicting
    this.present = present
    this.fields.push(...conflicting.map((field) => ({ field, message: `version ${present.version}` })))
  }
}
