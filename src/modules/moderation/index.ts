export * from './policy.ts'
export { sendDigests } from './send-digests.ts'
