export * from './definition-model.ts'
export { askedOf, otherCode } from './visible-model.ts'
