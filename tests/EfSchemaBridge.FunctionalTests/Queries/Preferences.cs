namespace EfSchemaBridge.FunctionalTests.Queries.Generated;

// docs: class for json
public class Preferences
{
    public string? Theme { get; set; }

    public List<string> Languages { get; set; } = [];

    public MailPreferences? Mail { get; set; }
}

public record MailPreferences(bool Weekly);
// end
