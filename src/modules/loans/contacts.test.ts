import { expect, test } from 'vitest'
import { fieldSite } from './testing-field.ts'

const { db, aSignedLoan, read, lea, tom, ida, library } = await fieldSite()

test('each side reads how the other is reached, as its public page says it, and what is lent on which terms before asking', async () => {
  const { tool, path } = await aSignedLoan('Malle jointe')
  const sides = { phone: '+33320000001', email: 'prets@bibliotheque.example' }
  await db.updateTable('organisation').where('id', '=', library.id).set(sides).execute()
  const linked = async (person = lea) => {
    const { body } = await read(person, path)
    return [
      'href="tel:+33320000001"',
      'href="mailto:prets@bibliotheque.example"',
      `href="/annuaire/${library.slug}"`,
    ].map((link) => body.includes(link))
  }
  expect([await linked(), await linked(tom), await linked(ida)]).toEqual([
    [true, true, true],
    [true, true, true],
    [false, false, false],
  ])
  const asking = (await read(tom, `/outils/${tool.slug}/demander`)).body
  expect(asking.slice(0, asking.indexOf('id="demande"'))).toContain('40 € par prêt, caution : 200 €')
  // A page that is no longer public tells nothing, and the loan still names its organisation.
  await db
    .updateTable('organisation')
    .where('id', '=', library.id)
    .set({ status: 'archived', archived_reason: 'closed' })
    .execute()
  expect(await linked()).toEqual([false, false, false])
  expect((await read(lea, path)).body).toContain('Médiathèque')
})
