/** Where a saved view leads. */
export function viewPath(path: string, view: { id: string; address: string }): string {
  const address = new URLSearchParams(view.address)
  address.set('saved', view.id)
  return `${path}?${address.toString()}`
}
