import { BlockList, isIPv6 } from 'node:net'

/** Does a call from this address come from one of these networks, such as 192.0.2.0/24? From none named, every one does. */
export function isFrom(address: string, networks: readonly string[]): boolean {
  if (networks.length === 0) return true
  const known = new BlockList()
  for (const network of networks) addTo(known, network)
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  return known.check(plain, familyOf(plain))
}

function addTo(known: BlockList, network: string): void {
  const [address = '', bits] = network.split('/')
  if (bits === undefined) known.addAddress(address, familyOf(address))
  else known.addSubnet(address, Number(bits), familyOf(address))
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4'
}
