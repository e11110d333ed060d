/** One verb of the command line. */
export interface Command {
  /** The page that `isotherm VERB --help` prints: use, options, an example. */
  readonly help: string;
  /** Runs and gives the exit code; results go to stdout, progress and sentences to stderr. */
  run(args: readonly string[]): Promise<number>;
}
