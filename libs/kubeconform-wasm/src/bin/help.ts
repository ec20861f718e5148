export const help = `Usage: kubeconform-wasm [OPTION]... [FILE OR FOLDER]...

Validates Kubernetes manifests with kubeconform. Reads the standard input where no file is named, or for "-".

  -exit-on-error
        stop at the first object that is not valid
  -h    show this text
  -ignore-filename-pattern value
        regular expression of paths to leave out (can be given several times)
  -kubernetes-version string
        version that stands in the path of schemas: "master" or, for example, "1.36.1" (default "master")
  -max-bytes int
        largest document that is validated (default 4194304)
  -output string
        text or json (default "text")
  -reject string
        comma-separated kinds, or versions and kinds, that are an error: "Secret,v1/Service"
  -schema-location value
        where schemas lie: a folder in kubeconform's layout, or a path with {{ .ResourceKind }}, {{ .ResourceAPIVersion }},
        {{ .Group }}, {{ .KindSuffix }}, {{ .NormalizedKubernetesVersion }} and {{ .StrictSuffix }} that ends in json (can
        be given several times; the first file that exists counts)
  -skip string
        comma-separated kinds, or versions and kinds, that are not validated
  -strict
        refuse keys that stand twice, and take {{ .StrictSuffix }} for "-strict"
  -summary
        print a summary at the end
  -v    show the version
  -verbose
        print valid and skipped objects, too

Exit code: 0 if every object is valid or skipped, else 1.

Examples:
  kubeconform-wasm -strict -summary -schema-location 'schemas/{{ .Group }}/{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json' manifests/
  helm template . | kubeconform-wasm -kubernetes-version 1.36.1 -schema-location kubernetes-json-schema -
`;
