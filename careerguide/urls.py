"""Every address of the site starts here."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("careerguide.accounts.urls")),
    path("", include("roles.editing.markdown")),
    path("", include("roles.editing.sharing")),
    path("", include("roles.linking.urls")),
    path("", include("roles.pages.urls")),
]

handler400 = "careerguide.errors.bad_request"
handler403 = "careerguide.errors.permission_denied"
handler404 = "careerguide.errors.not_found"
handler429 = "careerguide.errors.too_many_attempts"  # allauth's own name for what it calls
handler500 = "careerguide.errors.server_error"
