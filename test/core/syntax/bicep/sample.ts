/** One of everything the front end reads, to be broken at random places. */
export const SAMPLE = `targetScope = 'subscription'
@description('x')
@allowed(['a', 'b'])
param c string = 'd' // modelkeel-ignore-line
param e object = {
  f: 'g'
  'h-i': [1, true, null]
}
var j = '\${c}-k'
resource l 'm/n@2023-05-01' = if (c == 'd') {
  name: j
  properties: {
    o: empty(c) ? 'p' : e.f
    q: e['h-i'] ?? 'r'
    s: '''
t
'''
  }
  resource u 'v' = { name: 'w' }
}
module x './y.bicep' = [for z in e['h-i']: { name: z, params: { a: readEnvironmentVariable('B', 'C') } }]
output d string = l.properties.o
`;
