/** The channel that wakes every process when a change of the directory is committed. */
export const directoryChannel = 'kontor_directory'
