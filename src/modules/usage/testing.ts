import type { Database } from '#platform/db/connect.ts'

type Lent = {
  tool: { id: string; copies: string[] }
  copy?: number
  organisation: string
  commune?: string | null
}

/** A loan as it stands in the end, or now, written straight: `aLoan(db, { tool, organisation }).from('2026-03-02').for(10).state('closed').save()`. */
export function aLoan(db: Database, { tool, copy = 0, organisation, commune = null }: Lent) {
  const loan = {
    state: 'closed',
    from: '2026-03-02',
    days: 10,
    price: null as number | null,
    incident: false,
    flexibleDays: null,
    modules: null,
    waiting: false,
  }
  const set = (change: Partial<typeof loan>) => {
    Object.assign(loan, change)
    return builder
  }
  const builder = {
    from: (from: string) => set({ from }),
    for: (days: number) => set({ days }),
    /** Only states in which nothing holds a copy. */
    state: (state: 'closed' | 'refused' | 'expired' | 'cancelled' | 'requested') => set({ state }),
    waiting: () => set({ state: 'requested', waiting: true }),
    paid: (price: number) => set({ price }),
    damaged: () => set({ incident: true }),
    async save() {
      const last = new Date(Date.parse(loan.from) + loan.days * 86_400_000).toISOString().slice(0, 10)
      await db
        .insertInto('loan')
        .values({
          tool_id: tool.id,
          copy_id: loan.state === 'closed' ? (tool.copies[copy] ?? null) : null,
          organisation_id: organisation,
          state: loan.state,
          state_at: loan.from,
          during: `[${loan.from},${last})`,
          waiting: loan.waiting,
          place_organisation_id: commune === null ? organisation : null,
          place_name: commune === null ? null : 'Salle',
          place_commune: commune,
          price_cents: loan.price === null ? null : loan.price * 100,
          incident: loan.incident,
          created_at: loan.from,
          updated_at: loan.from,
        })
        .execute()
    },
  }
  return builder
}
