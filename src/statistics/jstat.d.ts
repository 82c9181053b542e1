/** The few functions we use of a library that comes without types. */
declare module 'jstat' {
  const jstat: {
    normal: { inv(share: number, mean: number, deviation: number): number }
    binomial: { cdf(count: number, trials: number, share: number): number }
  }
  export default jstat
}
