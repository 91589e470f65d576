/**
 * Thrown inside a transaction to undo it and give the caller `outcome` instead: an answer, not a failure.
 *
 * @example throw new Refusal<Booked>({ taken })
 */
export class Refusal<Outcome> extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super("the transaction was refused");
    this.outcome = outcome;
  }
}
