/** Where a cloud's hosts name their region: AWS, Google Cloud, Azure's regional names, OpenAI's data residency. */
const PATTERNS = [
  /\.((?:us-gov|us|eu|ap|sa|ca|me|af|il|mx|cn)-[a-z]+-\d)\.(?:amazonaws\.com|amazonaws\.com\.cn|api\.aws)$/, // https://docs.aws.amazon.com/general/latest/gr/bedrock.html
  /^([a-z]+-[a-z]+\d+)-aiplatform\.googleapis\.com$/, // https://cloud.google.com/vertex-ai/docs/general/locations
  /^([a-z]+\d?)\.api\.cognitive\.microsoft\.com$/, // https://learn.microsoft.com/azure/ai-services/cognitive-services-custom-subdomains
  /^([a-z]{2})\.api\.openai\.com$/, // https://platform.openai.com/docs/guides/your-data
];

/** The region that the name of a host says, as its cloud writes it; null where it says none. */
export function hostRegion(host: string): string | null {
  for (const pattern of PATTERNS) {
    const region = pattern.exec(host.toLowerCase())?.[1];
    if (region !== undefined) return region;
  }
  return null;
}
