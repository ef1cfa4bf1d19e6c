<?php

$url = 'https://api.openai.com/v1/chat/completions';
$body = [
    'model' => 'gpt-4-turbo-preview',
    'messages' => $messages,
    'temperature' => 0.3,
    'max_tokens' => 800,
];
$client->post($url, ['json' => $body]);
