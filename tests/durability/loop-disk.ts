import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A small ext4 disk in a file, whose power can be cut: what was not flushed is gone, as in a real outage. */
export interface LoopDisk {
  /** Where it is mounted. */
  readonly folder: string
  /** Cuts the power: from here on nothing reaches the disk. Processes that use it must then be killed. */
  cutPower(): void
  /** Mounts it again after a cut, as a restart of the machine would. */
  restart(): Promise<void>
  remove(): Promise<void>
}

/** The kernel's order to shut the file system down without flushing its log, EXT4_IOC_SHUTDOWN. */
const SHUTDOWN =
  'use Fcntl; sysopen(my $f, $ARGV[0], O_RDONLY) or die; my $b = pack("L", 2); ioctl($f, 0x8004587d, $b) or die $!'

/** Makes and mounts a disk of so many megabytes; needs root. */
export function makeLoopDisk(megabytes: number): LoopDisk {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-disk-'))
  const image = path.join(home, 'image')
  const folder = path.join(home, 'mounted')
  fs.mkdirSync(folder)
  execFileSync('truncate', ['-s', `${megabytes}M`, image])
  execFileSync('mkfs.ext4', ['-q', '-F', image])
  const mount = (): void => {
    execFileSync('mount', ['-o', 'loop', image, folder])
  }
  mount()
  return {
    folder,
    cutPower: () => {
      execFileSync('perl', ['-e', SHUTDOWN, folder])
    },
    restart: async () => {
      await unmount(folder)
      mount()
    },
    remove: async () => {
      // Whatever still uses it after a failed test must not keep the disk.
      await unmount(folder).catch(() => execFileSync('umount', ['-l', folder]))
      fs.rmSync(home, { recursive: true, force: true })
    },
  }
}

/** A killed process may need a moment to let go of its files. */
async function unmount(folder: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      execFileSync('umount', [folder], { stdio: 'pipe' })
      return
    } catch (error) {
      if (attempt === 50) throw error
    }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}
