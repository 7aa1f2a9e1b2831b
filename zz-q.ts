import { sql } from 'kysely'
import { connect } from '#platform/db/connect.ts'
import { readdirSync } from 'node:fs'
const { db, close } = await connect({ connectionString: 'postgres://postgres@localhost:55432/maillage_bench_tools_5000', poolSize: 1 })
import pg from 'pg'
const orig = pg.Client.prototype.query
const log: {text:string,values:unknown[]}[] = []
pg.Client.prototype.query = function(this: any, ...a: any[]) { if (typeof a[0]==='object'&&a[0].text) log.push({text:a[0].text,values:a[0].values}); else if (typeof a[0]==='string') log.push({text:a[0],values:a[1]}); return (orig as any).apply(this,a) }
const { createApp } = await import('./src/app.ts')
const { testServices } = await import('#platform/http/testing.ts')
const app = createApp(testServices(db, { now: () => new Date() }))
for (const url of process.argv.slice(2)) {
  await (await app.request(url)).text(); log.length=0
  const r = await app.request(url); const t = await r.text(); console.log(url, r.status, t.length)
  for (const {text,values} of [...log]) {
    console.log('--', text.replace(/\s+/g,' ').slice(0,150))
    const e = await (orig as any).call(await one(), { text: 'EXPLAIN (ANALYZE, BUFFERS) '+text, values }).catch((x:any)=>({rows:[{'QUERY PLAN':String(x)}]}))
    const lines = e.rows.map((x:any)=>x['QUERY PLAN'])
    console.log(lines.filter((l:string)=>/Planning Time|Execution Time|^Planning/.test(l)).join(' '), process.env.FULL? '\n'+lines.join('\n'):'' )
  }
}
var c:any; async function one(){ if(!c){c=new pg.Client('postgres://postgres@localhost:55432/maillage_bench_tools_5000'); await c.connect()} return c }
await c?.end(); await close()
