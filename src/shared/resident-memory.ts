import { readFileSync } from 'node:fs'

/** Resident memory of a process in mebibytes; 0 where the system does not tell (then the heap limit alone holds). */
export function residentMebibytes(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    return (pages * 4_096) / 1024 / 1024
  } catch {
    return 0
  }
}
