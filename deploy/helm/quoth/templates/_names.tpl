{{- define "quoth.name" -}}
{{ .Release.Name | trunc 50 | trimSuffix "-" }}
{{- end }}

{{- define "quoth.selector" -}}
app.kubernetes.io/name: quoth
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "quoth.labels" -}}
{{ include "quoth.selector" . }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "quoth.file" -}}
{{- not .Values.store.postgresSecret -}}
{{- end }}
