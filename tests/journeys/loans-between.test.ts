import type { Page } from '@playwright/test'
import { aLendingHouse, day, dayInWords, fits, onPhone } from '../support/lending.ts'
import { expect, test } from '../support/test.ts'

/** Opens what an act asks for, unless it stands open. */
async function opened(page: Page, title: string): Promise<void> {
  const act = page.locator('details').filter({ has: page.getByText(title, { exact: true }) })
  if ((await act.getAttribute('open')) === null) await act.getByText(title, { exact: true }).click()
}
const press = (page: Page, button: string) => page.getByRole('button', { name: button, exact: true }).click()
const told = (page: Page) => expect(page.getByText('C’est fait, l’autre partie est prévenue.')).toBeVisible()
const state = (page: Page) => page.locator('main .state').first()

test('who lends looks at what waits, refuses, offers other days, approves with a copy, takes the other one out for repair', async ({
  browser,
  baseURL,
}) => {
  const house = await aLendingHouse(2)
  const late = await house.ask(house.tom, 90, 94)
  const middle = await house.ask(house.tom, 70, 74)
  const soon = await house.ask(house.zoe, 50, 54)
  const page = await onPhone(browser, baseURL, house.lea)
  await page.goto('/compte/prets?cote=prets&etat=todo')
  // The nearest days first, whoever asked first.
  const rows = page.locator('main ul.rows li')
  await expect(rows).toHaveCount(3)
  for (const [at, ahead] of [50, 70, 90].entries())
    await expect(rows.nth(at)).toContainText(`du ${dayInWords(ahead)}`)
  await fits(page)

  await rows.first().getByRole('link').click()
  await opened(page, 'Refuser la demande')
  await press(page, 'Refuser')
  await expect(page.getByRole('alert')).toBeVisible()
  await page.locator('#refuseReason').fill('La malle est en révision ce mois-là.')
  await press(page, 'Refuser')
  await told(page)
  await expect(state(page)).toHaveText('Refusé')

  await page.goto(middle)
  await opened(page, 'Proposer d’autres dates')
  await page.locator('#offerFrom').fill(day(72))
  await page.locator('#offerTo').fill(day(76))
  await page.locator('#offerWords').fill('Nous rentrons le lundi.')
  await press(page, 'Proposer')
  await told(page)

  await page.goto(late)
  await page.locator('#approveCopy').selectOption({ label: house.codes[1] ?? '' })
  await press(page, 'Accorder')
  await told(page)
  await expect(page.locator('dl.facts').first()).toContainText(house.codes[1] ?? '')
  await fits(page)

  await page.goto(`/outils/${house.slug}/exemplaires/${house.copies[0]}`)
  await page.locator('#periodKind').selectOption({ label: 'Réparation' })
  await page.locator('#periodFrom').fill(day(74))
  await page.locator('#periodTo').fill(day(80))
  // It is held for what was offered: that is said, and what was typed is kept.
  await press(page, 'Prendre ces dates')
  await expect(page.getByRole('alert')).toBeVisible()
  await page.locator('#periodFrom').fill(day(90))
  await page.locator('#periodTo').fill(day(95))
  await press(page, 'Prendre ces dates')
  await expect(page.getByText(`du ${dayInWords(90)} au ${dayInWords(95)}`).first()).toBeVisible()
  await fits(page)

  const tom = await onPhone(browser, baseURL, house.tom)
  await tom.goto('/compte/prets?cote=emprunts&etat=todo')
  await expect(tom.locator('main ul.rows li').first()).toContainText('À vous')
  await tom.goto(middle)
  await expect(tom.getByText('Nous rentrons le lundi.')).toBeVisible()
  await press(tom, 'Accepter')
  await told(tom)
  const zoe = await onPhone(browser, baseURL, house.zoe)
  await zoe.goto(soon)
  await expect(zoe.getByText('La malle est en révision ce mois-là.').first()).toBeVisible()
  for (const each of [page, tom, zoe]) await each.context().close()
  await house.close()
})

test('a tool goes straight from one host to the next: what is counted at the return opens the arrival', async ({
  browser,
  baseURL,
}) => {
  const house = await aLendingHouse(1)
  const [first, next] = [await house.ask(house.tom, 40, 44), await house.ask(house.zoe, 48, 52)]
  await house.promise(first, house.tom, house.copies[0])
  await house.promise(next, house.zoe, house.copies[0])
  const lea = await onPhone(browser, baseURL, house.lea)
  await lea.goto(next)
  await opened(lea, 'Passage direct')
  await press(lea, 'Prévoir le passage direct')
  await expect(lea.getByText('C’est prévu')).toBeVisible()
  await fits(lea)

  const tom = await onPhone(browser, baseURL, house.tom)
  await tom.goto(first)
  await expect(tom.getByText(`Part directement chez ${house.zoe.house.name}`)).toBeVisible()
  for (const [button, found] of [
    ['L’outil est remis', '2'],
    ['L’outil est rendu', '1'],
  ] as const) {
    await tom.goto(`${first}/etat-des-lieux`)
    await tom.getByLabel('Présents').fill(found)
    if (found === '1') await tom.getByLabel('Remarque').first().fill('Une lampe est restée au théâtre.')
    await press(tom, button)
    await expect(tom.getByText('L’état des lieux est enregistré')).toBeVisible()
  }
  await fits(tom)

  const zoe = await onPhone(browser, baseURL, house.zoe)
  await zoe.goto(next)
  await expect(zoe.getByText(`Arrive directement de chez ${house.tom.house.name}`)).toBeVisible()
  await zoe.getByRole('link', { name: 'Remplir l’état des lieux de départ' }).click()
  await expect(zoe.getByText('Ce qui y a été compté au retour est déjà écrit ci-dessous')).toBeVisible()
  await expect(zoe.getByLabel('Présents')).toHaveValue('1')
  await expect(zoe.getByLabel('Remarque').first()).toHaveValue('Une lampe est restée au théâtre.')
  await press(zoe, 'L’outil est remis')
  await expect(zoe.getByText('L’état des lieux est enregistré')).toBeVisible()
  await fits(zoe)
  await tom.goto(`${first}/etat-des-lieux`)
  await expect(tom.getByText(`Arrivé chez ${house.zoe.house.name}`)).toBeVisible()
  for (const each of [lea, tom, zoe]) await each.context().close()
  await house.close()
})

test('a part breaks at a host: the copy stops, who waits is told what there is instead, it is repaired at a cost and goes on', async ({
  page,
  browser,
  baseURL,
}) => {
  const house = await aLendingHouse(2)
  const [out, waits] = [await house.ask(house.tom, 5, 9), await house.ask(house.zoe, 20, 24)]
  await house.promise(out, house.tom, house.copies[0])
  await house.promise(waits, house.zoe, house.copies[0])
  await house.leave(out)
  const tom = await onPhone(browser, baseURL, house.tom)
  await tom.goto(`/e/${house.copies[0]}`)
  await tom.getByRole('link', { name: 'Signaler un problème' }).click()
  await tom.getByLabel('Ce qui s’est passé').fill('La vitre d’une lampe est fêlée.')
  await tom.getByLabel('Abîmés').fill('1')
  await press(tom, 'Signaler')
  await expect(tom.getByText('C’est signalé.')).toBeVisible()
  await fits(tom)

  const zoe = await onPhone(browser, baseURL, house.zoe)
  await zoe.goto(waits)
  await expect(zoe.getByText('L’exemplaire de ce prêt est à réparer.')).toBeVisible()
  await expect(zoe.getByText(`Exemplaires libres alors : ${house.codes[1]}`)).toBeVisible()
  await fits(zoe)
  await page.goto('/dev/mails')
  const mail = page
    .locator('article')
    .filter({ hasText: house.zoe.email })
    .filter({ hasText: 'est à réparer' })
  await expect(mail.first()).toContainText(house.codes[1] ?? '')

  const lea = await onPhone(browser, baseURL, house.lea)
  await lea.goto('/compte/a-reparer')
  await lea.locator('main a[href^="/incidents/"]').first().click()
  await lea.getByLabel('Début').fill(day(10))
  await lea.getByLabel('Fin prévue').fill(day(15))
  await lea.getByLabel('Coût, en euros').fill('35')
  await lea.getByLabel('Qui paie').selectOption({ label: 'La structure qui emprunte' })
  await press(lea, 'Enregistrer la réparation')
  await expect(lea.getByText('C’est enregistré.')).toBeVisible()
  await fits(lea)
  await zoe.goto(waits)
  await expect(zoe.getByText(`Sa réparation est prévue jusqu’au`)).toBeVisible()
  await lea.getByLabel('Comment cela s’est-il fini').selectOption({ label: 'Réparé' })
  await press(lea, 'Clore')
  await expect(lea.getByText('L’incident est clos.')).toBeVisible()
  await expect(lea.locator('dl.facts').first()).toContainText('35')
  await zoe.goto(waits)
  await expect(zoe.getByText('L’exemplaire de ce prêt est à réparer.')).toBeHidden()
  await expect(zoe.getByText('exemplaire de nouveau disponible')).toBeVisible()
  for (const each of [tom, zoe, lea]) await each.context().close()
  await house.close()
})

test('a host asks for other days and a longer stay on a phone, who lends accepts: the page, the agreement and the event follow', async ({
  browser,
  baseURL,
}) => {
  const house = await aLendingHouse(1)
  const loan = await house.ask(house.tom, 30, 34)
  await house.promise(loan, house.tom, house.copies[0])
  await house.trust(house.tom.house.id)
  const tom = await onPhone(browser, baseURL, house.tom)
  await tom.goto(`${loan}/ouvrir`)
  await tom.locator('#date0').fill(day(31))
  await tom.locator('#begin0').fill('14:00')
  await tom.locator('#end0').fill('16:00')
  await press(tom, 'Annoncer dans l’agenda')
  await tom.goto(loan)
  await opened(tom, 'Demander d’autres dates')
  await expect(tom.getByText('la convention signée tombe')).toBeVisible()
  await tom.locator('#datesFrom').fill(day(32))
  await tom.locator('#datesTo').fill(day(38))
  await press(tom, 'Demander ces dates')
  await expect(tom.getByRole('alert')).toBeVisible()
  await expect(tom.locator('#datesTo')).toHaveValue(day(38))
  await tom.locator('#datesReason').fill('La salle est prise les deux premiers jours.')
  await press(tom, 'Demander ces dates')
  await told(tom)
  await fits(tom)

  const lea = await onPhone(browser, baseURL, house.lea)
  await lea.goto('/compte/prets?cote=prets&etat=dates')
  await lea.getByRole('link', { name: house.title }).click()
  await expect(lea.getByText('La salle est prise les deux premiers jours.').first()).toBeVisible()
  await fits(lea)
  await press(lea, 'Accepter ces dates')
  await told(lea)
  await expect(state(lea)).toHaveText('Accordé, à signer')
  await expect(lea.locator('dl.facts').first()).toContainText(`${dayInWords(32)} au ${dayInWords(38)}`)
  await house.follow()
  await lea.goto(`/outils/${house.slug}`)
  await lea.locator('main a[href^="/agenda/"]').first().click()
  await expect(lea.locator(`main time[datetime^="${day(33)}"]`).first()).toBeVisible()
  for (const each of [tom, lea]) await each.context().close()
  await house.close()
})
