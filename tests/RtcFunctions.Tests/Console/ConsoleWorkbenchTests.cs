using System.IO.Compression;
using Microsoft.Playwright;
using RtcFunctions.Tests.Browser;

namespace RtcFunctions.Tests.Console;

[Collection(nameof(BrowserStage))]
public sealed class ConsoleWorkbenchTests(BrowserStage stage)
{
    // What a token of the vendor's own tests holds, with all that a publisher, Signaling, FPA and Chat may: AgoraIO/Tools,
    // DynamicKey/AgoraDynamicKey, go/src/accesstoken2/accesstoken_test.go.
    private const string Inflated =
        "2000d8465c14db4fcf2c9292e33d39b6ea2875539f81e2ef0657fbb526362e4323352000393730434133356465363063343436343562626165386132"
        + "313530363162333347f41000580200000100000004000100040001005802000002005802000003005802000004005802000020003764373233363565"
        + "6239383334383533393765336533663964343630626464610a0032383832333431323733020001000100580200000900746573745f75736572040001"
        + "00010058020000050001000100580200000a0032383832333431323733";

    [BrowserTheory]
    [InlineData("zego", "{Zego--ServerSecret}", "GetDigitalHumanList")]
    [InlineData("agora", "Nothing is signed.", "agora/rest")]
    [InlineData("corezoid", "{Corezoid--ApiSecret}", "ops")]
    [InlineData("privasea", "PRIVASEA-SIGNATURE", "verify_code")]
    [InlineData("meet", "Nothing is signed.", "numberPeers")]
    public async Task The_dry_run_stands_beside_the_real_answer(string vendor, string shown, string asked)
    {
        await using var visit = await stage.SignInAsync("workbench");
        visit.Expect("the server responded with a status of", "/api/");

        await visit.Page.GetByLabel("Vendor").SelectOptionAsync(vendor);
        await visit.Button("Send").First.ClickAsync();
        if (await visit.Dialog.IsVisibleAsync())
        {
            await visit.SubmitAsync();
        }

        await Assertions.Expect(visit.Section("What would be sent")).ToContainTextAsync(shown);
        await Assertions.Expect(visit.Section("The answer")).ToContainTextAsync($"from {vendor}");
        Assert.Contains(visit.Requests, request => $"{request.Url}{request.PostData}".Contains(asked, StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task A_dry_run_sends_nothing_and_an_error_says_why()
    {
        await using var visit = await stage.SignInAsync("workbench/requests");
        visit.Expect("status of 400", "/api/zego/");

        await visit.Page.GetByLabel("Path, under /api/").FillAsync("zego/rtc/DescribeUserNum?AppId=1");
        await visit.Button("Dry run").ClickAsync();

        var shown = visit.Section("What would be sent");
        await Assertions.Expect(shown).ToContainTextAsync("AppId");
        await Assertions.Expect(shown).ToContainTextAsync("invalid_request");
        await Assertions.Expect(shown).ToContainTextAsync("trace ");
        await Assertions.Expect(visit.Section("The answer")).ToContainTextAsync("Send shows what the vendor answers.");
    }

    [BrowserFact]
    public async Task A_path_that_leads_elsewhere_is_not_followed()
    {
        await using var visit = await stage.SignInAsync("workbench/requests");

        foreach (var path in (string[])["https://example.com/", "//example.com/", "../admin/host/keys"])
        {
            await visit.Page.GetByLabel("Path, under /api/").FillAsync(path);
            await visit.Button("Dry run").ClickAsync();
            await Assertions.Expect(visit.Section("What would be sent")).ToContainTextAsync("That is no path of this app.");
        }
    }

    [BrowserFact]
    public async Task A_token_of_agoras_is_minted_and_decoded()
    {
        await using var visit = await stage.SignInAsync("workbench/agora-token");

        await visit.Page.GetByLabel("Channel").FillAsync("town-hall");
        await visit.Page.GetByLabel("Signaling (rtm)").CheckAsync();
        await visit.Button("Mint a token").ClickAsync();

        var decoded = visit.Section("Decode");
        await Assertions.Expect(decoded).ToContainTextAsync("channel town-hall uid any");
        await Assertions.Expect(decoded).ToContainTextAsync("publish data until");
        await Assertions.Expect(decoded).ToContainTextAsync("userId ada");
    }

    [BrowserFact]
    public async Task A_token_from_elsewhere_is_decoded_and_what_is_none_is_said_to_be_none()
    {
        await using var visit = await stage.SignInAsync("workbench/agora-token");
        var token = visit.Page.GetByLabel("Token", new() { Exact = true });
        var decoded = visit.Section("Decode");
        var theirs = Pack(Inflated);

        await token.FillAsync(theirs);
        foreach (var text in (string[])
        [
            "970CA35de60c44645bbae8a215061b33", "Salt1", "channel 7d72365eb983485397e3e3f9d460bdda uid 2882341273", "publish data until",
            "userId test_user", "userId 2882341273", "d8465c14db4fcf2c9292e33d39b6ea2875539f81e2ef0657fbb526362e432335",
        ])
        {
            await Assertions.Expect(decoded).ToContainTextAsync(text);
        }

        await token.FillAsync(theirs[..60]);
        await Assertions.Expect(decoded).ToContainTextAsync("This is no token of version 007.");
    }

    private static string Pack(string inflated)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            zlib.Write(Convert.FromHexString(inflated));
        }

        return $"007{Convert.ToBase64String(packed.ToArray())}";
    }
}
