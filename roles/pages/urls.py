"""The public addresses."""

from django.urls import path

from roles.pages import changes, comparisons, media, moves, paths, roles, salaries, search, site, vocabulary, which_path

urlpatterns = [
    path("", site.home, name="home"),
    path("roles/", roles.role_list, name="role_list"),
    path("roles/<slug:slug>/", roles.role_detail, name="role_detail"),
    path("roles/<slug:slug>/changes/", changes.role_changes, name="role_changes"),
    path("compare/", comparisons.comparison_picker, name="comparison_picker"),
    path("compare/suggestions/", comparisons.role_suggestions, name="role_suggestions"),
    path("compare/<slug:slugs>/", comparisons.comparison_detail, name="comparison_detail"),
    path("compare/<slug:slugs>/changes/", changes.comparison_changes, name="comparison_changes"),
    path("moves/", moves.move_list, name="move_list"),
    path("moves/<slug:start>/to/<slug:to>/", moves.move_detail, name="move_detail"),
    path("skills/", vocabulary.skill_list, name="skill_list"),
    path("skills/<slug:slug>/", vocabulary.skill_detail, name="skill_detail"),
    path("tools/", vocabulary.tool_list, name="tool_list"),
    path("tools/<slug:slug>/", vocabulary.tool_detail, name="tool_detail"),
    path("certifications/", vocabulary.certification_list, name="certification_list"),
    path("certifications/<slug:slug>/", vocabulary.certification_detail, name="certification_detail"),
    path("glossary/", vocabulary.term_list, name="term_list"),
    path("glossary/<slug:slug>/", vocabulary.term_detail, name="term_detail"),
    path("salaries/", salaries.salary_list, name="salary_list"),
    path("paths/", paths.path_list, name="path_list"),
    path("paths/<slug:slug>/", paths.path_detail, name="path_detail"),
    path("which-path/", which_path.which_path, name="which_path"),
    path("search/", search.search, name="search"),
    path("sources/", site.source_list, name="source_list"),
    path("changes/", changes.change_list, name="change_list"),
    path("changes/<slug:kind>/<slug:key>/<int:number>/", changes.change_detail, name="change_detail"),
    path("authors/<slug:slug>/", site.author_detail, name="author_detail"),
    path("about/", site.site_text, {"key": "about"}, name="about"),
    path("accessibility/", site.site_text, {"key": "accessibility"}, name="accessibility"),
    path("media/<str:name>", media.media, name="media"),
    path("privacy/", site.site_text, {"key": "privacy"}, name="privacy"),
]
