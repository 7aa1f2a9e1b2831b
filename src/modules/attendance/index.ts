export { askAttendance } from './ask-attendance.ts'
export { forgetLinks } from './ask-store.ts'
export { type Attendance, type AttendanceTotals, attendanceOf, attendanceTold } from './attendance-of.ts'
export * from './policy.ts'
