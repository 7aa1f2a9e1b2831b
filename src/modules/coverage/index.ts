export { type DrawnZones, drawZones } from './draw-zones.ts'
export { readInstance, sitingOfInstance } from './read-instance.ts'
export { solveSiting } from './solve-siting.ts'
